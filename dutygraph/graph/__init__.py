"""Plans → DutyGraph, and its projections to other graph libraries."""
