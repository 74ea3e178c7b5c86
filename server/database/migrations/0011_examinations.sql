CREATE TABLE "examination" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"kind" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"outcome" text,
	"set_aside_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "assessment" ADD COLUMN "examination_id" uuid;--> statement-breakpoint
ALTER TABLE "exercise_attempt" ADD COLUMN "examination_id" uuid;--> statement-breakpoint
CREATE INDEX "examination_person_id_index" ON "examination" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "examination_open" ON "examination" USING btree ("closes_at") WHERE decided_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "examination_one_open_per_person" ON "examination" USING btree ("person_id") WHERE decided_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_one_per_examination" ON "assessment" USING btree ("examination_id");--> statement-breakpoint
CREATE UNIQUE INDEX "exercise_attempt_one_per_examination" ON "exercise_attempt" USING btree ("examination_id","exercise");