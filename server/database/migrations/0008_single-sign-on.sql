CREATE TABLE "single_sign_on" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"settings" jsonb NOT NULL,
	"sealed_secret" text NOT NULL,
	"wrapped_key" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "single_sign_on_is_one" CHECK ("single_sign_on"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "single_sign_on_identity" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" text NOT NULL,
	"granted_roles" text[] NOT NULL,
	"granted_team_id" text,
	"linked_at" timestamp with time zone NOT NULL,
	"signed_in_at" timestamp with time zone NOT NULL,
	CONSTRAINT "single_sign_on_identity_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "single_sign_on_pending" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"return_to" text NOT NULL,
	"settings_changed_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "single_sign_on_identity" ADD CONSTRAINT "single_sign_on_identity_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "single_sign_on_identity" ADD CONSTRAINT "single_sign_on_identity_granted_team_id_team_id_fk" FOREIGN KEY ("granted_team_id") REFERENCES "public"."team"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "single_sign_on_identity_one_per_issuer" ON "single_sign_on_identity" USING btree ("person_id","issuer");--> statement-breakpoint
CREATE INDEX "single_sign_on_pending_expires_at_index" ON "single_sign_on_pending" USING btree ("expires_at");