"""Words, money and dates for people: translation and formatting, without Qt."""
