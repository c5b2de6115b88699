"""The overview: one page that goes from counts to lists to the sentences they rest on."""
