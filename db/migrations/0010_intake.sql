CREATE TABLE `intake_part` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`intake_id` text NOT NULL,
	`paper_id` text NOT NULL,
	`pages` text,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`intake_id`) REFERENCES `intake`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`paper_id`) REFERENCES `paper`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `intake_part_intake` ON `intake_part` (`intake_id`);--> statement-breakpoint
CREATE INDEX `intake_part_paper` ON `intake_part` (`paper_id`);--> statement-breakpoint
ALTER TABLE `intake` ADD `split_from` text REFERENCES intake(id);--> statement-breakpoint
CREATE INDEX `intake_split_from` ON `intake` (`split_from`);--> statement-breakpoint
ALTER TABLE `intake_step` ADD `outcome` text;--> statement-breakpoint
ALTER TABLE `intake_step` ADD `action` text;--> statement-breakpoint
ALTER TABLE `intake_step` ADD `other_intake_id` text REFERENCES intake(id);--> statement-breakpoint
CREATE INDEX `intake_step_application` ON `intake_step` (`application_id`);--> statement-breakpoint
ALTER TABLE `paper_reading` ADD `text_digest` text;--> statement-breakpoint
CREATE INDEX `paper_reading_text` ON `paper_reading` (`text_digest`);--> statement-breakpoint
CREATE INDEX `application_paper_paper` ON `application_paper` (`paper_id`);--> statement-breakpoint
CREATE INDEX `candidate_fact_nhs_number` ON `candidate_fact` (`value`) WHERE fact_id = 'nhsNumber';
--> statement-breakpoint
CREATE TRIGGER `intake_part_no_update` BEFORE UPDATE ON `intake_part`
BEGIN SELECT RAISE(ABORT, 'intake_part is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `intake_part_no_delete` BEFORE DELETE ON `intake_part`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'intake_part' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'intake_part is append-only: a row cannot be removed without a disposal'); END;
