-- sources that came, went, or are called otherwise; marts tell nothing else of them
(
    SELECT source_id, title FROM core.sources
    EXCEPT
    SELECT source_id, title FROM published.core.sources
)
UNION
(
    SELECT source_id, title FROM published.core.sources
    EXCEPT
    SELECT source_id, title FROM core.sources
)
