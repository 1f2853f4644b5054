INSERT INTO {mart} BY NAME
SELECT n.* FROM near.{mart} AS n
SEMI JOIN differing AS d ON d.key = n.{key}
