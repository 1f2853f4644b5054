SELECT
    r.run_id,
    r.verbs,
    r.status,
    r.started_at,
    r.ended_at,
    CASE WHEN r.status <> 'interrupted' THEN date_diff('millisecond', r.started_at, r.ended_at) / 1000.0 END
        AS duration_seconds,
    (r.counts ->> 'fetch_milliseconds')::BIGINT / 1000.0 AS fetch_seconds,
    (r.counts ->> 'read_milliseconds')::BIGINT / 1000.0 AS read_seconds,
    (r.counts ->> 'resolve_milliseconds')::BIGINT / 1000.0 AS resolve_seconds,
    (r.counts ->> 'requests')::BIGINT AS request_count,
    (r.counts ->> 'bytes')::BIGINT AS byte_count,
    coalesce((r.counts ->> 'rejections')::INTEGER, 0) AS rejection_count,
    coalesce(r.counts -> 'codes', '{}')::MAP(VARCHAR, INTEGER) AS rejection_codes,
    coalesce((r.counts ->> 'reread_waiting')::INTEGER, 0) AS reread_waiting_count,
    coalesce(l.load_count, 0)::INTEGER AS load_count,
    coalesce(l.document_count, 0)::INTEGER AS document_count,
    coalesce(l.unchanged_count, 0)::INTEGER AS unchanged_count,
    coalesce(l.article_count, 0)::INTEGER AS article_count,
    coalesce(l.claim_count, 0)::INTEGER AS claim_count,
    l.last_load_at,
    coalesce(o.ok_count, 0)::INTEGER AS ok_source_count,
    coalesce(o.partial_count, 0)::INTEGER AS partial_source_count,
    coalesce(o.failed_count, 0)::INTEGER AS failed_source_count,
    coalesce(o.problems, []) AS problems
FROM meta.runs AS r
LEFT JOIN (
    SELECT
        run_id,
        count(*) AS load_count,
        sum((counts ->> 'documents')::BIGINT) AS document_count,
        sum((counts ->> 'unchanged')::BIGINT) AS unchanged_count,
        sum((counts ->> 'articles')::BIGINT) AS article_count,
        sum((counts ->> 'claims')::BIGINT) AS claim_count,
        max(loaded_at) AS last_load_at
    FROM meta.loads
    GROUP BY run_id
) AS l ON l.run_id = r.run_id
LEFT JOIN (
    SELECT
        run_id,
        count(*) FILTER (WHERE outcome = 'ok') AS ok_count,
        count(*) FILTER (WHERE outcome = 'partial') AS partial_count,
        count(*) FILTER (WHERE outcome = 'failed') AS failed_count,
        list(source_id || ': ' || coalesce(reason, outcome) ORDER BY source_id)
            FILTER (WHERE outcome <> 'ok') AS problems
    FROM (
        SELECT
            run_id,
            entry ->> 'source_id' AS source_id,
            entry ->> 'outcome' AS outcome,
            entry ->> 'reason' AS reason
        FROM (SELECT run_id, unnest(outcomes::JSON[]) AS entry FROM meta.runs)
    )
    GROUP BY run_id
) AS o ON o.run_id = r.run_id
