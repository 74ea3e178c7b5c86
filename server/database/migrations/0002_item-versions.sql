CREATE TABLE "item_version" (
	"digest" text PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"content" jsonb NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL
);
