"""The same answers as records: ``/api/…``, one table of what can be asked, from which its description is made."""
