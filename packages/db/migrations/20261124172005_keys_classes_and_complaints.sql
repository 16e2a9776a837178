CREATE TABLE "widget_complaint" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"plugin" text NOT NULL,
	"release" text NOT NULL,
	"widget" text NOT NULL,
	"kind" text NOT NULL,
	"message" text NOT NULL,
	"position" text DEFAULT '' NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"boards" jsonb NOT NULL,
	"screens" jsonb NOT NULL,
	"state" text DEFAULT 'new' NOT NULL,
	"state_at" timestamp (3) with time zone,
	"state_by" text
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"id" text PRIMARY KEY NOT NULL,
	"opd" text NOT NULL,
	"label" text NOT NULL,
	"grant" jsonb NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" text,
	"revoked_reason" text
);
--> statement-breakpoint
CREATE TABLE "office_plan" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"order" jsonb NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"planned_by" text NOT NULL,
	"planned_by_id" text NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text,
	"failure" text
);
--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "actor_id" text;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "keeper" text;--> statement-breakpoint
ALTER TABLE "measure_point" ADD COLUMN "classification" text;--> statement-breakpoint
ALTER TABLE "measure_revision" ADD COLUMN "classification" text;--> statement-breakpoint
ALTER TABLE "snapshot" ADD COLUMN "classes" jsonb;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_opd_opd_id_fk" FOREIGN KEY ("opd") REFERENCES "public"."opd"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "widget_complaint_same" ON "widget_complaint" USING btree ("release","widget","kind","message","position");--> statement-breakpoint
CREATE INDEX "widget_complaint_by_plugin" ON "widget_complaint" USING btree ("plugin","last_at");--> statement-breakpoint
CREATE INDEX "api_key_opd" ON "api_key" USING btree ("opd");