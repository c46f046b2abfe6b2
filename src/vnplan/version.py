"""The version of vnplan, which tables and exports are made by."""

__version__ = "0.1.0"
