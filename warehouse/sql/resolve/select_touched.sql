SELECT t.number FROM touched AS t ANTI JOIN lone AS l ON l.number = t.number ORDER BY t.number
