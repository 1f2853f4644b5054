(
    SELECT *
    FROM mart.figures
    WHERE
        ($subject IS NULL OR subject = $subject)
        AND ($metric IS NULL OR metric = $metric)
        AND ($unit IS NULL OR unit = $unit)
        AND ($period IS NULL OR period = $period)
        AND ($status IS NULL OR measure_status = $status)
        AND ($modality IS NULL OR modality = $modality)
        -- a range fits if any of it does; an open side reaches as far as it likes
        AND ($value_low IS NULL OR value_high IS NULL OR value_high >= $value_low::DECIMAL(38, 9))
        AND ($value_high IS NULL OR value_low IS NULL OR value_low <= $value_high::DECIMAL(38, 9))
        AND ($since IS NULL OR last_published_at >= $since::DATE)
        AND ($until IS NULL OR first_published_at < $until::DATE + 1)
        AND ($language IS NULL OR list_contains(languages, $language))
        AND ($source_id IS NULL OR list_contains(sources, $source_id))
        AND {words}
)
