"""What is stored is compared with what was filed, and each difference is named."""
