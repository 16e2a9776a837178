CREATE TABLE "enablement_rule" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"plugin" text NOT NULL,
	"release" text NOT NULL,
	"kind" text NOT NULL,
	"audience" jsonb NOT NULL,
	"policy" text NOT NULL,
	"tier" text DEFAULT 'sandboxed' NOT NULL,
	"reason" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"started_by" text NOT NULL,
	"soak_until" timestamp (3) with time zone,
	"thresholds" jsonb,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	"ending" text,
	"end_reason" text,
	"findings" jsonb
);
--> statement-breakpoint
CREATE TABLE "plugin_stop" (
	"plugin" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"stopped_at" timestamp (3) with time zone NOT NULL,
	"stopped_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "widget_crash" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"plugin" text NOT NULL,
	"release" text NOT NULL,
	"widget" text NOT NULL,
	"board" text NOT NULL,
	"screen" text NOT NULL,
	"screen_name" text NOT NULL,
	"message" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "release" text;--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "variant_of" text;--> statement-breakpoint
ALTER TABLE "enablement_rule" ADD CONSTRAINT "enablement_rule_plugin_plugin_id_fk" FOREIGN KEY ("plugin") REFERENCES "public"."plugin"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enablement_rule" ADD CONSTRAINT "enablement_rule_release_release_hash_fk" FOREIGN KEY ("release") REFERENCES "public"."release"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plugin_stop" ADD CONSTRAINT "plugin_stop_plugin_plugin_id_fk" FOREIGN KEY ("plugin") REFERENCES "public"."plugin"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enablement_rule_by_plugin" ON "enablement_rule" USING btree ("plugin","ended_at");--> statement-breakpoint
CREATE INDEX "widget_crash_by_release" ON "widget_crash" USING btree ("release","at");