"""The checklist of safety-supervision sectors, and how a text names them."""
