"""In: a folder of any size. Out: tables (Parquet) of all that is read in it, shard by shard.

`vnplan.batch` is the function of `job`; a folder of that name would hide it.
"""
