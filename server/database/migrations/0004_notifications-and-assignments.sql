CREATE TABLE "assignment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme" text NOT NULL,
	"to_kind" text NOT NULL,
	"to_role" text,
	"to_team_id" text,
	"to_person_id" text,
	"due_on" date NOT NULL,
	"text" text NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "duty" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assignment_id" uuid NOT NULL,
	"person_id" text NOT NULL,
	"assigned_at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"left_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"exempt_until" date,
	"exempt_reason" text,
	"exempt_by" text,
	"exempt_at" timestamp with time zone,
	"reminded" integer,
	"reminded_at" timestamp with time zone,
	"escalated" integer,
	"last_notice" text
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"notification_id" uuid NOT NULL,
	"person_id" text NOT NULL,
	"state" text NOT NULL,
	"text" text NOT NULL,
	"available_at" timestamp with time zone NOT NULL,
	"faults" integer DEFAULT 0 NOT NULL,
	"fault" text,
	"lease_token" uuid,
	"lease_until" timestamp with time zone,
	"committing_at" timestamp with time zone,
	"handed_at" timestamp with time zone,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"link" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notification_key_unique" UNIQUE("key")
);
--> statement-breakpoint
DROP INDEX "assessment_one_open_per_person";--> statement-breakpoint
ALTER TABLE "assessment" ADD COLUMN "kind" text DEFAULT 'baseline' NOT NULL;--> statement-breakpoint
ALTER TABLE "assessment" ADD COLUMN "domain" text;--> statement-breakpoint
ALTER TABLE "duty" ADD CONSTRAINT "duty_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_notification_id_notification_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."notification"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_open" ON "assignment" USING btree ("due_on") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "duty_one_per_person" ON "duty" USING btree ("assignment_id","person_id");--> statement-breakpoint
CREATE INDEX "duty_person_id_index" ON "duty" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "duty_open" ON "duty" USING btree ("assignment_id") WHERE done_at is null and left_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "mail_one_per_notification" ON "mail" USING btree ("notification_id");--> statement-breakpoint
CREATE INDEX "mail_person_id_index" ON "mail" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "mail_unsettled" ON "mail" USING btree ("available_at") WHERE state in ('queued', 'sending', 'committing');--> statement-breakpoint
CREATE INDEX "mail_undelivered" ON "mail" USING btree ("changed_at") WHERE state in ('failed', 'unconfirmed');--> statement-breakpoint
CREATE INDEX "notification_person_id_created_at_index" ON "notification" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "notification_unread" ON "notification" USING btree ("person_id") WHERE read_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_one_open_per_kind" ON "assessment" USING btree ("person_id","kind") WHERE finished_at is null;