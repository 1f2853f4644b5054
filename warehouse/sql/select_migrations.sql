SELECT number, name, checksum
FROM meta.migrations
ORDER BY number
