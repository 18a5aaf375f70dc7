"""What the exports of all networks share: tables with headers, cells, dates, counts, and the moments inside ids."""
