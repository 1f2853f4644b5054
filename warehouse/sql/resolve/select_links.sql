SELECT one, other FROM links
