"""Papers that an office sends out. What a paper says is built once, as plain blocks; Word and Markdown present them."""
