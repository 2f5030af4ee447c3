"""What a diary holds: frozen values, checked when made, that know nothing of files, SQL or windows."""
