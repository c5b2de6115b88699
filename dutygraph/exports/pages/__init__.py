"""What all pages share: their frame, their look, and the policy that lets nothing in from anywhere."""
