CREATE TABLE "former_opd_name" (
	"opd" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"valid_from" timestamp (3) with time zone,
	"valid_to" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	CONSTRAINT "former_opd_name_opd_valid_to_pk" PRIMARY KEY("opd","valid_to")
);
--> statement-breakpoint
CREATE TABLE "plugin_handover" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"plugin" text NOT NULL,
	"from_opd" text NOT NULL,
	"to_opd" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "board" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "former_opd_name" ADD CONSTRAINT "former_opd_name_opd_opd_id_fk" FOREIGN KEY ("opd") REFERENCES "public"."opd"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plugin_handover" ADD CONSTRAINT "plugin_handover_plugin_plugin_id_fk" FOREIGN KEY ("plugin") REFERENCES "public"."plugin"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plugin_handover" ADD CONSTRAINT "plugin_handover_from_opd_opd_id_fk" FOREIGN KEY ("from_opd") REFERENCES "public"."opd"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plugin_handover" ADD CONSTRAINT "plugin_handover_to_opd_opd_id_fk" FOREIGN KEY ("to_opd") REFERENCES "public"."opd"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plugin_handover_plugin" ON "plugin_handover" USING btree ("plugin");