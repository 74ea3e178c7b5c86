CREATE TABLE "appeal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"attempt_id" uuid NOT NULL,
	"position" integer,
	"item_id" text,
	"item_version" text,
	"domain" text,
	"made_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "withdrawn_item" (
	"item_id" text NOT NULL,
	"version" text NOT NULL,
	"withdrawn_at" timestamp with time zone NOT NULL,
	CONSTRAINT "withdrawn_item_item_id_version_pk" PRIMARY KEY("item_id","version")
);
--> statement-breakpoint
CREATE TABLE "item_response" (
	"attempt_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"kind" text NOT NULL,
	"item_id" text NOT NULL,
	"version" text NOT NULL,
	"score" integer NOT NULL,
	"maximum" integer NOT NULL,
	"cannot_tell" boolean NOT NULL,
	"elapsed_ms" integer NOT NULL,
	"chosen" text[] NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"ability" real,
	"rest_ability" real,
	CONSTRAINT "item_response_attempt_id_position_pk" PRIMARY KEY("attempt_id","position")
);
--> statement-breakpoint
CREATE TABLE "item_version_seen" (
	"item_id" text NOT NULL,
	"version" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "item_version_seen_item_id_version_pk" PRIMARY KEY("item_id","version")
);
--> statement-breakpoint
CREATE TABLE "retention_setting" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"disabled_months" integer,
	"sign_in_days" integer NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "retention_setting_is_one" CHECK ("retention_setting"."id" = 1)
);
--> statement-breakpoint
CREATE INDEX "appeal_person_id_index" ON "appeal" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "appeal_open" ON "appeal" USING btree ("made_at") WHERE outcome is null;--> statement-breakpoint
CREATE UNIQUE INDEX "appeal_one_per_matter" ON "appeal" USING btree ("attempt_id",coalesce("position", 0)) WHERE outcome is distinct from 'withdrawn';--> statement-breakpoint
CREATE INDEX "item_response_item_id_version_person_id_index" ON "item_response" USING btree ("item_id","version","person_id");--> statement-breakpoint
CREATE INDEX "item_response_person_id_index" ON "item_response" USING btree ("person_id");