CREATE TABLE near.mart.{mart} AS
{query}
