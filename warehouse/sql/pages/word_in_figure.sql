contains(search_text, lower(strip_accents({word})))
