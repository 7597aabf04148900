-- The event log is append-only and each row carries the hash of the row before it.
CREATE FUNCTION chain_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(724301);
  SELECT hash INTO NEW.previous_hash FROM events ORDER BY id DESC LIMIT 1;
  NEW.hash := encode(sha256(convert_to(concat_ws('|', NEW.previous_hash, NEW.id, NEW.happened_at AT TIME ZONE 'UTC', NEW.actor, NEW.verb, NEW.noun, NEW.noun_id, NEW.detail::text), 'UTF8')), 'hex');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER events_chain BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION chain_event();
--> statement-breakpoint
CREATE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events are append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_event_change();
--> statement-breakpoint
CREATE FUNCTION refuse_revision_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'revisions are immutable';
END $$;
--> statement-breakpoint
CREATE TRIGGER article_revisions_immutable BEFORE UPDATE ON article_revisions FOR EACH ROW EXECUTE FUNCTION refuse_revision_change();
--> statement-breakpoint
ALTER TABLE articles ADD CONSTRAINT articles_live_revision FOREIGN KEY (live_revision_id) REFERENCES article_revisions(id) DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
ALTER TABLE articles ADD CONSTRAINT articles_working_revision FOREIGN KEY (working_revision_id) REFERENCES article_revisions(id) DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
INSERT INTO document_epoch (epoch) VALUES (0);
