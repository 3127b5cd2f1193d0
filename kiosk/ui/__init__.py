"""What people see: widgets that draw a session and say, as events, what was pressed."""
