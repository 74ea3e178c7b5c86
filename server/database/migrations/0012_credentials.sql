CREATE TABLE "credential" (
	"id" uuid PRIMARY KEY NOT NULL,
	"examination_id" text NOT NULL,
	"person_id" text,
	"role" text NOT NULL,
	"earned_at" timestamp with time zone NOT NULL,
	"valid_until" timestamp with time zone NOT NULL,
	"issued_at" timestamp with time zone,
	"issuer" text,
	"key_number" integer,
	"list_number" integer,
	"list_index" integer,
	"document" text,
	"jwt" text,
	"suspended_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"renewal_assignment_id" uuid,
	CONSTRAINT "credential_examinationId_unique" UNIQUE("examination_id")
);
--> statement-breakpoint
CREATE TABLE "issuer_key" (
	"number" integer PRIMARY KEY NOT NULL,
	"public_key_multibase" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "issuer_key_publicKeyMultibase_unique" UNIQUE("public_key_multibase")
);
--> statement-breakpoint
CREATE TABLE "login_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"provider" text NOT NULL,
	"login" text NOT NULL,
	"login_key" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "credential_person_id_role_index" ON "credential" USING btree ("person_id","role");--> statement-breakpoint
CREATE UNIQUE INDEX "credential_one_per_status" ON "credential" USING btree ("list_number","list_index");--> statement-breakpoint
CREATE INDEX "credential_waiting" ON "credential" USING btree ("earned_at") WHERE issued_at is null and person_id is not null;--> statement-breakpoint
CREATE INDEX "credential_not_good" ON "credential" USING btree ("list_number") WHERE suspended_at is not null or revoked_at is not null;--> statement-breakpoint
CREATE INDEX "credential_ending" ON "credential" USING btree ("valid_until") WHERE renewal_assignment_id is null and person_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "login_one_per_person" ON "login_link" USING btree ("person_id","provider");--> statement-breakpoint
CREATE UNIQUE INDEX "login_of_one_person" ON "login_link" USING btree ("provider","login_key") WHERE confirmed_at is not null;