"""Which columns of the two tables learners are given, and in which order."""

german_texts = "checking credit_history purpose savings employment personal_status_sex other_debtors property other_plans housing job telephone foreign_worker".split()
german_numbers = "duration amount installment_rate residence_since age existing_credits dependents".split()
compas_texts = ["sex", "c_charge_degree"]
compas_numbers = "age juv_fel_count juv_misd_count juv_other_count priors_count".split()
