"""In: the CSV files of data/ and a user's own. Out: Rules, and what they tell of types, bodies and portals."""
