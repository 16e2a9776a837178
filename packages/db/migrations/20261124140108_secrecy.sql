CREATE TABLE "audit_seal" (
	"last_id" integer PRIMARY KEY NOT NULL,
	"entries" integer NOT NULL,
	"head" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"key_id" text NOT NULL,
	"signature" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "classification_change" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"feed" text NOT NULL,
	"path" text DEFAULT '' NOT NULL,
	"classification" text NOT NULL,
	"declared" text NOT NULL,
	"reason" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"screen" text NOT NULL,
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"started_by" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text
);
--> statement-breakpoint
CREATE TABLE "purge" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"target" jsonb NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_by_id" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"outcome" jsonb
);
--> statement-breakpoint
CREATE TABLE "read_purpose" (
	"session" text NOT NULL,
	"subject" text NOT NULL,
	"purpose" text NOT NULL,
	"words" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "read_purpose_session_subject_pk" PRIMARY KEY("session","subject")
);
--> statement-breakpoint
ALTER TABLE "deposit" ADD COLUMN "purged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "field_classes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "secrecy_revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "snapshot" ADD COLUMN "purged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "file" ADD COLUMN "purged_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "classification_change_feed" ON "classification_change" USING btree ("feed","path","id");--> statement-breakpoint
CREATE INDEX "meeting_screen" ON "meeting" USING btree ("screen","until");