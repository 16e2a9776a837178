CREATE TABLE "curation_policy" (
	"plugin" text PRIMARY KEY NOT NULL,
	"policy" text NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"set_by" text NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "release_check" (
	"release" text NOT NULL,
	"check" text NOT NULL,
	"outcome" text NOT NULL,
	"summary" jsonb NOT NULL,
	"findings" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "release_check_release_check_pk" PRIMARY KEY("release","check")
);
--> statement-breakpoint
CREATE TABLE "release_checking" (
	"release" text PRIMARY KEY NOT NULL,
	"worker" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "release_decision" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"plugin" text NOT NULL,
	"release" text NOT NULL,
	"act" text NOT NULL,
	"person_id" text,
	"actor" text NOT NULL,
	"office" text,
	"tier" text,
	"reason" text NOT NULL,
	"checks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"policy" text,
	"is_emergency" boolean DEFAULT false NOT NULL,
	"countersign_by" timestamp (3) with time zone,
	"answers" bigint,
	"is_final" boolean NOT NULL,
	"diff" jsonb NOT NULL,
	"audit_hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "state" text DEFAULT 'approved' NOT NULL;--> statement-breakpoint
ALTER TABLE "release_check" ADD CONSTRAINT "release_check_release_release_hash_fk" FOREIGN KEY ("release") REFERENCES "public"."release"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_checking" ADD CONSTRAINT "release_checking_release_release_hash_fk" FOREIGN KEY ("release") REFERENCES "public"."release"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_decision" ADD CONSTRAINT "release_decision_release_release_hash_fk" FOREIGN KEY ("release") REFERENCES "public"."release"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "release_decision_release" ON "release_decision" USING btree ("release");--> statement-breakpoint
CREATE INDEX "release_decision_at" ON "release_decision" USING btree ("at");