ALTER TABLE "publishing_key" ADD COLUMN "label" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "publishing_key" ADD COLUMN "registered_by" text;--> statement-breakpoint
ALTER TABLE "publishing_key" ADD COLUMN "revoked_by" text;--> statement-breakpoint
ALTER TABLE "publishing_key" ADD COLUMN "revoked_reason" text;