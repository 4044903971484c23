"""The money page: what is paid, waited for, owed and booked."""
