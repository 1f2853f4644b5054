contains(lower(strip_accents(c.sentence)), lower(strip_accents({word})))
