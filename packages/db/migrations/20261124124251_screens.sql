CREATE TABLE "screen" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"room" text NOT NULL,
	"boards" jsonb NOT NULL,
	"rotate_seconds" integer NOT NULL,
	"token_hash" text,
	"paired_at" timestamp (3) with time zone NOT NULL,
	"paired_by" text NOT NULL,
	"last_seen_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "screen_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "screen_pairing" (
	"code" text PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"screen" text,
	CONSTRAINT "screen_pairing_secretHash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
ALTER TABLE "screen_pairing" ADD CONSTRAINT "screen_pairing_screen_screen_id_fk" FOREIGN KEY ("screen") REFERENCES "public"."screen"("id") ON DELETE cascade ON UPDATE no action;