CREATE TABLE "domain_standing" (
	"person_id" text NOT NULL,
	"domain" text NOT NULL,
	"attempt_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"role" text NOT NULL,
	"items" integer NOT NULL,
	"minimum_items" integer NOT NULL,
	"mean" double precision NOT NULL,
	"standard_error" double precision NOT NULL,
	"low" double precision NOT NULL,
	"high" double precision NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "domain_standing_person_id_domain_pk" PRIMARY KEY("person_id","domain")
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"baseline_at" timestamp with time zone,
	CONSTRAINT "plan_personId_unique" UNIQUE("person_id")
);
--> statement-breakpoint
CREATE TABLE "team_audit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"made_by" text,
	"made_at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"assignment_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE INDEX "team_audit_team_id_made_at_index" ON "team_audit" USING btree ("team_id","made_at");