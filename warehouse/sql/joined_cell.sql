array_to_string({column}, '; ')
