CREATE TABLE "review_decisions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "review_decisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"round" integer NOT NULL,
	"step" text,
	"kind" text,
	"verb" text NOT NULL,
	"actor_id" integer,
	"actor_name" text DEFAULT '' NOT NULL,
	"author_id" integer,
	"revision_id" integer,
	"revision_sha256" text,
	"reasons" text[] DEFAULT '{}'::text[] NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"to_id" integer,
	"carried_from" integer,
	"since_at" timestamp with time zone,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_decisions_not_own" CHECK (verb not in ('approve', 'afterReview') or actor_id is distinct from author_id),
	CONSTRAINT "review_decisions_approval_whole" CHECK (verb <> 'approve' or (actor_id is not null and step is not null and kind is not null and revision_id is not null and revision_sha256 is not null)),
	CONSTRAINT "review_decisions_says_why" CHECK (verb not in ('sendBack', 'reject', 'hold', 'publishUrgently') or note <> '')
);
--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "step" text;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "round" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "review_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "proof_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "submitted_by" integer;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "step_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "handler_id" integer;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "held_reason" text;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "approved_revision_id" integer;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "after_review_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "urgent_by" integer;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "review_count" integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "proof_count" integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "review_decisions" ADD CONSTRAINT "review_decisions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_decisions" ADD CONSTRAINT "review_decisions_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_decisions" ADD CONSTRAINT "review_decisions_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_decisions" ADD CONSTRAINT "review_decisions_revision_id_article_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."article_revisions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_decisions" ADD CONSTRAINT "review_decisions_to_id_users_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_decisions_article" ON "review_decisions" USING btree ("article_id","id");--> statement-breakpoint
CREATE INDEX "review_decisions_time" ON "review_decisions" USING btree ("decided_at");--> statement-breakpoint
CREATE UNIQUE INDEX "review_decisions_step_once" ON "review_decisions" USING btree ("article_id","round","step") WHERE verb = 'approve';--> statement-breakpoint
CREATE UNIQUE INDEX "review_decisions_hand_once" ON "review_decisions" USING btree ("article_id","round","kind","actor_id") WHERE verb in ('approve', 'afterReview');--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_submitted_by_users_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_handler_id_users_id_fk" FOREIGN KEY ("handler_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_urgent_by_users_id_fk" FOREIGN KEY ("urgent_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "articles_step" ON "articles" USING btree ("step","step_since") WHERE step is not null;--> statement-breakpoint
CREATE INDEX "articles_after_review" ON "articles" USING btree ("after_review_due_at") WHERE after_review_due_at is not null;--> statement-breakpoint
-- What waited for publication by the shorter flow of before now waits for its final review; a plan set for it has to be set again.
UPDATE articles SET status = 'inReview', step = 'finalReview', round = 1, review_count = 1, proof_count = 0, submitted_by = created_by,
  step_since = now(), publish_at = NULL WHERE status = 'approved';--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_in_review_has_step" CHECK ((status = 'inReview') = (step is not null));--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_approved_has_words" CHECK (status <> 'approved' or approved_revision_id is not null);--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_review_counts" CHECK (review_count between 0 and 3 and proof_count between 0 and 3);--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_after_review_of_urgent" CHECK (after_review_due_at is null or (urgent_by is not null and status in ('published', 'withdrawn')));--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_review_counts" CHECK (review_count between 1 and 3 and proof_count between 0 and 3);--> statement-breakpoint
CREATE FUNCTION refuse_decision_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The article's own purge takes its decisions along; the log keeps that it happened.
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM articles WHERE id = OLD.article_id) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'review decisions are never changed';
END $$;
--> statement-breakpoint
CREATE TRIGGER review_decisions_immutable BEFORE UPDATE OR DELETE ON review_decisions FOR EACH ROW EXECUTE FUNCTION refuse_decision_change();
--> statement-breakpoint
-- An approval is of the bytes of a revision of this article, by a hand that neither began nor submitted it.
CREATE FUNCTION check_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE article articles%ROWTYPE;
BEGIN
  IF NEW.verb NOT IN ('approve', 'afterReview') THEN RETURN NEW; END IF;
  SELECT * INTO article FROM articles WHERE id = NEW.article_id;
  IF NEW.actor_id IN (article.created_by, article.submitted_by) THEN RAISE EXCEPTION 'nobody reviews their own article'; END IF;
  IF NEW.verb = 'afterReview' THEN
    IF NEW.actor_id IS NULL OR NEW.actor_id = article.urgent_by THEN RAISE EXCEPTION 'somebody else must look at what was published urgently'; END IF;
    RETURN NEW;
  END IF;
  IF NEW.carried_from IS NOT NULL THEN
    IF NOT EXISTS (SELECT 1 FROM review_decisions d WHERE d.id = NEW.carried_from AND d.article_id = NEW.article_id AND d.round = NEW.round - 1
        AND d.verb = 'approve' AND d.kind = 'review' AND d.step = NEW.step AND d.step <> 'finalReview' AND d.actor_id = NEW.actor_id
        AND d.revision_id = NEW.revision_id) THEN
      RAISE EXCEPTION 'only an approval that still stands is carried over';
    END IF;
  ELSIF (article.status <> 'inReview' OR article.step IS DISTINCT FROM NEW.step OR article.round <> NEW.round) THEN
    RAISE EXCEPTION 'the article does not wait at this step';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM article_revisions WHERE id = NEW.revision_id AND article_id = NEW.article_id AND sha256 = NEW.revision_sha256) THEN
    RAISE EXCEPTION 'an approval is of the bytes of a revision';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER review_decisions_check BEFORE INSERT ON review_decisions FOR EACH ROW EXECUTE FUNCTION check_decision();
--> statement-breakpoint
-- Whether every stage of the round was passed, by as many hands, and the last word on the text was on these bytes.
CREATE FUNCTION is_approved(article articles, revision integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT article.review_count >= 1
    AND count(DISTINCT actor_id) FILTER (WHERE kind = 'review') = article.review_count
    AND count(DISTINCT actor_id) FILTER (WHERE kind = 'proof') = article.proof_count
    AND (SELECT sha256 FROM article_revisions WHERE id = revision) =
      coalesce(max(revision_sha256) FILTER (WHERE step = 'confirm'), max(revision_sha256) FILTER (WHERE step = 'finalReview'))
  FROM review_decisions WHERE verb = 'approve' AND article_id = article.id AND round = article.round
$$;
--> statement-breakpoint
CREATE FUNCTION guard_publication() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE reason text;
BEGIN
  IF NEW.status = 'approved' AND (TG_OP = 'INSERT' OR OLD.status <> 'approved') AND NOT is_approved(NEW, NEW.approved_revision_id) THEN
    RAISE EXCEPTION 'an article is approved by every stage of its round';
  END IF;
  IF NEW.status <> 'published' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD.status = 'published' AND OLD.live_revision_id IS NOT DISTINCT FROM NEW.live_revision_id THEN RETURN NEW; END IF;
  SELECT r.reason INTO reason FROM article_revisions r WHERE r.id = NEW.live_revision_id AND r.article_id = NEW.id;
  IF NEW.import_key IS NOT NULL AND reason = 'import' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD.status = 'published' THEN
    IF EXISTS (SELECT 1 FROM corrections c WHERE c.article_id = NEW.id AND c.after_revision_id = NEW.live_revision_id) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'published words change by a correction only';
  END IF;
  IF EXISTS (SELECT 1 FROM review_decisions d WHERE d.article_id = NEW.id AND d.round = NEW.round AND d.verb = 'publishUrgently'
      AND d.revision_id = NEW.live_revision_id) AND NEW.after_review_due_at IS NOT NULL THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD.status = 'approved' AND NEW.live_revision_id = OLD.approved_revision_id AND is_approved(NEW, NEW.live_revision_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'only approved words are published';
END $$;
--> statement-breakpoint
CREATE TRIGGER articles_guard_publication BEFORE INSERT OR UPDATE OF status, live_revision_id ON articles FOR EACH ROW EXECUTE FUNCTION guard_publication();
