CREATE TABLE "audit_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"details" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "board" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"position" integer NOT NULL,
	"viewers" jsonb NOT NULL,
	"editors" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"document" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "board_operation" (
	"board" text NOT NULL,
	"revision" integer NOT NULL,
	"operation" jsonb NOT NULL,
	"document" jsonb NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "board_operation_board_revision_pk" PRIMARY KEY("board","revision")
);
--> statement-breakpoint
CREATE TABLE "area" (
	"code" text PRIMARY KEY NOT NULL,
	"bps" text NOT NULL,
	"name" text NOT NULL,
	"level" text NOT NULL,
	"parent" text,
	"tile_x" real,
	"tile_y" real,
	CONSTRAINT "area_bps_unique" UNIQUE("bps")
);
--> statement-breakpoint
CREATE TABLE "boundary" (
	"area_code" text PRIMARY KEY NOT NULL,
	"rings" jsonb NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connection" (
	"opd" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"base_url" text NOT NULL,
	"sealed_auth" "bytea",
	"allow_private" boolean DEFAULT false NOT NULL,
	"simulation" jsonb,
	"timeout_ms" integer DEFAULT 10000 NOT NULL,
	"max_bytes" integer DEFAULT 8000000 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text,
	CONSTRAINT "connection_opd_name_pk" PRIMARY KEY("opd","name")
);
--> statement-breakpoint
CREATE TABLE "opd" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"aliases" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"valid_from" timestamp (3) with time zone,
	"valid_to" timestamp (3) with time zone,
	"successor" text
);
--> statement-breakpoint
CREATE TABLE "publishing_key" (
	"key_id" text PRIMARY KEY NOT NULL,
	"opd" text NOT NULL,
	"public_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deposit" (
	"plugin" text NOT NULL,
	"intake" text NOT NULL,
	"revision" integer NOT NULL,
	"deposit" jsonb NOT NULL,
	"original" "bytea" NOT NULL,
	"file_name" text NOT NULL,
	"rows" integer NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"uploaded_by" text NOT NULL,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "deposit_plugin_intake_revision_pk" PRIMARY KEY("plugin","intake","revision")
);
--> statement-breakpoint
CREATE TABLE "feed" (
	"id" text PRIMARY KEY NOT NULL,
	"plugin" text NOT NULL,
	"opd" text NOT NULL,
	"enabled" boolean NOT NULL,
	"meta" jsonb NOT NULL,
	"contract_hash" text NOT NULL,
	"classification" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"facts_version" integer DEFAULT 1 NOT NULL,
	"failed_runs" integer DEFAULT 0 NOT NULL,
	"first_failure_at" timestamp (3) with time zone,
	"last_run_at" timestamp (3) with time zone,
	"last_ok_at" timestamp (3) with time zone,
	"failure_code" text,
	"failure_reason" text,
	"adapter_state" jsonb,
	"backfilled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "feed_run" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"feed" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"code" text,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "hold" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"feed" text NOT NULL,
	"by" text NOT NULL,
	"reason" jsonb NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"candidate" jsonb,
	"candidate_hash" text,
	"closed_at" timestamp (3) with time zone,
	"closed_by" text,
	"accepted" boolean
);
--> statement-breakpoint
CREATE TABLE "measure_point" (
	"feed" text NOT NULL,
	"measure" text NOT NULL,
	"area" text DEFAULT '' NOT NULL,
	"series" text DEFAULT '' NOT NULL,
	"period" text NOT NULL,
	"value" double precision,
	"missing" text,
	"status" text,
	"revision" integer DEFAULT 0 NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "measure_point_feed_measure_area_series_period_pk" PRIMARY KEY("feed","measure","area","series","period")
);
--> statement-breakpoint
CREATE TABLE "measure_revision" (
	"feed" text NOT NULL,
	"measure" text NOT NULL,
	"area" text NOT NULL,
	"series" text NOT NULL,
	"period" text NOT NULL,
	"revision" integer NOT NULL,
	"value" double precision,
	"missing" text,
	"status" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "measure_revision_feed_measure_area_series_period_revision_pk" PRIMARY KEY("feed","measure","area","series","period","revision")
);
--> statement-breakpoint
CREATE TABLE "snapshot" (
	"feed" text NOT NULL,
	"version" integer NOT NULL,
	"contract_hash" text NOT NULL,
	"content_hash" text NOT NULL,
	"data" jsonb NOT NULL,
	"brotli" "bytea",
	"zstd" "bytea",
	"period" text,
	"observed_at" timestamp (3) with time zone,
	"fetched_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "snapshot_feed_version_pk" PRIMARY KEY("feed","version")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"roles" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"opd" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "curation_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"plugin" text NOT NULL,
	"release" text,
	"kind" text NOT NULL,
	"actor" text NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "enablement" (
	"plugin" text PRIMARY KEY NOT NULL,
	"release" text NOT NULL,
	"policy" text NOT NULL,
	"tier" text DEFAULT 'sandboxed' NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file" (
	"sha256" text PRIMARY KEY NOT NULL,
	"content_type" text NOT NULL,
	"body" "bytea" NOT NULL,
	"brotli" "bytea"
);
--> statement-breakpoint
CREATE TABLE "plugin" (
	"id" text PRIMARY KEY NOT NULL,
	"opd" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plugin_config" (
	"plugin" text NOT NULL,
	"revision" integer NOT NULL,
	"form_version" integer NOT NULL,
	"config" jsonb NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"saved_by" text NOT NULL,
	CONSTRAINT "plugin_config_plugin_revision_pk" PRIMARY KEY("plugin","revision")
);
--> statement-breakpoint
CREATE TABLE "release" (
	"hash" text PRIMARY KEY NOT NULL,
	"plugin" text NOT NULL,
	"version" text NOT NULL,
	"manifest" jsonb NOT NULL,
	"contract" jsonb NOT NULL,
	"key_id" text NOT NULL,
	"seal" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_reason" text
);
--> statement-breakpoint
CREATE TABLE "release_file" (
	"release" text NOT NULL,
	"path" text NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "release_file_release_path_pk" PRIMARY KEY("release","path")
);
--> statement-breakpoint
ALTER TABLE "board_operation" ADD CONSTRAINT "board_operation_board_board_id_fk" FOREIGN KEY ("board") REFERENCES "public"."board"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary" ADD CONSTRAINT "boundary_area_code_area_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection" ADD CONSTRAINT "connection_opd_opd_id_fk" FOREIGN KEY ("opd") REFERENCES "public"."opd"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publishing_key" ADD CONSTRAINT "publishing_key_opd_opd_id_fk" FOREIGN KEY ("opd") REFERENCES "public"."opd"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enablement" ADD CONSTRAINT "enablement_plugin_plugin_id_fk" FOREIGN KEY ("plugin") REFERENCES "public"."plugin"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enablement" ADD CONSTRAINT "enablement_release_release_hash_fk" FOREIGN KEY ("release") REFERENCES "public"."release"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plugin" ADD CONSTRAINT "plugin_opd_opd_id_fk" FOREIGN KEY ("opd") REFERENCES "public"."opd"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plugin_config" ADD CONSTRAINT "plugin_config_plugin_plugin_id_fk" FOREIGN KEY ("plugin") REFERENCES "public"."plugin"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_plugin_plugin_id_fk" FOREIGN KEY ("plugin") REFERENCES "public"."plugin"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_file" ADD CONSTRAINT "release_file_release_release_hash_fk" FOREIGN KEY ("release") REFERENCES "public"."release"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_file" ADD CONSTRAINT "release_file_sha256_file_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_event_subject" ON "audit_event" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "feed_run_by_feed" ON "feed_run" USING btree ("feed","id");--> statement-breakpoint
CREATE INDEX "hold_by_feed" ON "hold" USING btree ("feed","closed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "release_plugin_version" ON "release" USING btree ("plugin","version");--> statement-breakpoint
CREATE INDEX "release_file_sha" ON "release_file" USING btree ("sha256");