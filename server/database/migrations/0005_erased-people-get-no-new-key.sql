ALTER TABLE "person_key" ADD COLUMN "erased_digest" text;--> statement-breakpoint
ALTER TABLE "person_key" ADD CONSTRAINT "person_key_erasedDigest_unique" UNIQUE("erased_digest");
