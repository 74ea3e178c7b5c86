CREATE TABLE "assessment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "ledger_checkpoint" (
	"number" serial PRIMARY KEY NOT NULL,
	"at" text NOT NULL,
	"entries" integer NOT NULL,
	"digest" text NOT NULL,
	"body" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"stream" text NOT NULL,
	"sequence" integer NOT NULL,
	"at" text NOT NULL,
	"type" text NOT NULL,
	"actor" text,
	"subject" text,
	"payload" text NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "ledger_entry_stream_sequence_pk" PRIMARY KEY("stream","sequence")
);
--> statement-breakpoint
CREATE TABLE "ledger_stream" (
	"stream" text PRIMARY KEY NOT NULL,
	"length" integer NOT NULL,
	"head" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_key" (
	"pseudonym" uuid PRIMARY KEY NOT NULL,
	"person_id" text,
	"wrapped_key" text,
	"created_at" timestamp with time zone NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "person_key_personId_unique" UNIQUE("person_id")
);
--> statement-breakpoint
CREATE INDEX "assessment_person_id_index" ON "assessment" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_one_open_per_person" ON "assessment" USING btree ("person_id") WHERE finished_at is null;--> statement-breakpoint
CREATE FUNCTION "refuse_ledger_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'the ledger is append-only';
END
$$;--> statement-breakpoint
CREATE TRIGGER "ledger_entry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_entry"
	FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();
