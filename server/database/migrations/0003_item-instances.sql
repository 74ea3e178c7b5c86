CREATE TABLE "item_instance" (
	"assessment_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "item_instance_assessment_id_item_id_pk" PRIMARY KEY("assessment_id","item_id")
);
--> statement-breakpoint
ALTER TABLE "item_instance" ADD CONSTRAINT "item_instance_assessment_id_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessment"("id") ON DELETE cascade ON UPDATE no action;