"""From the tree to records: readers for tables, lists, sections and paragraphs."""
