CREATE TABLE "check_dismissals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "check_dismissals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"rule" text NOT NULL,
	"quote" text NOT NULL,
	"message" text NOT NULL,
	"reason" text NOT NULL,
	"person_id" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "check_dismissals_finding" UNIQUE("article_id","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "check_words" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "check_words_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"wrong" text NOT NULL,
	"right" text NOT NULL,
	"severity" text NOT NULL,
	"whole_word" boolean DEFAULT false NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"origin" text DEFAULT 'own' NOT NULL,
	CONSTRAINT "check_words_wrong_unique" UNIQUE("wrong")
);
--> statement-breakpoint
CREATE TABLE "terms" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "terms_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"old" text NOT NULL,
	"new" text NOT NULL,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"from_date" date,
	"until_date" date,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "terms_old_new" UNIQUE("old","new")
);
--> statement-breakpoint
ALTER TABLE "check_dismissals" ADD CONSTRAINT "check_dismissals_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_dismissals" ADD CONSTRAINT "check_dismissals_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "check_dismissals_person" ON "check_dismissals" USING btree ("person_id");