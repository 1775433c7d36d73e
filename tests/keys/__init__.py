"""Every key that a site's files may hold: it reaches the site, is answered by a diagnostic, or acts."""
