CREATE TABLE "exercise_evidence" (
	"attempt_id" uuid PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"domain" text NOT NULL,
	"exercise" text NOT NULL,
	"category" integer NOT NULL,
	"discrimination" double precision NOT NULL,
	"lower_threshold" double precision NOT NULL,
	"upper_threshold" double precision NOT NULL,
	"counted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lesson_progress" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"lesson" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"done" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exercise_attempt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"exercise" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"passed" boolean,
	"score" double precision
);
--> statement-breakpoint
CREATE TABLE "exercise_version" (
	"digest" text PRIMARY KEY NOT NULL,
	"exercise" text NOT NULL,
	"content" jsonb NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "domain_standing" ADD COLUMN "exercises" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "domain_standing" ADD COLUMN "exercised_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "domain_standing" ADD COLUMN "attempt_mean" double precision;--> statement-breakpoint
ALTER TABLE "domain_standing" ADD COLUMN "attempt_standard_error" double precision;--> statement-breakpoint
CREATE INDEX "exercise_evidence_person_id_domain_index" ON "exercise_evidence" USING btree ("person_id","domain");--> statement-breakpoint
CREATE UNIQUE INDEX "lesson_progress_one" ON "lesson_progress" USING btree ("person_id","lesson");--> statement-breakpoint
CREATE INDEX "exercise_attempt_person_id_index" ON "exercise_attempt" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "exercise_attempt_one_open" ON "exercise_attempt" USING btree ("person_id","exercise") WHERE finished_at is null;