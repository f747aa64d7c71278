CREATE TABLE `case_index` (
	`key` integer PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`number` text NOT NULL,
	`words` text NOT NULL,
	`person` text NOT NULL,
	`facets` text NOT NULL,
	`case_number` text NOT NULL,
	`commissioner` text NOT NULL,
	`received_on` text NOT NULL,
	`urgency` text NOT NULL,
	`stage` text NOT NULL,
	`treatment` text,
	`outcome` text,
	`waiting_on` text,
	`waiting_until` text,
	`nhs_number` text,
	`date_of_birth` text,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `case_index_application_id_unique` ON `case_index` (`application_id`);--> statement-breakpoint
CREATE INDEX `case_index_nhs_number` ON `case_index` (`nhs_number`);--> statement-breakpoint
CREATE INDEX `case_index_date_of_birth` ON `case_index` (`date_of_birth`);--> statement-breakpoint
CREATE TABLE `note` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`application_id` text NOT NULL,
	`who` text NOT NULL,
	`text` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `note_application` ON `note` (`application_id`);--> statement-breakpoint
CREATE TABLE `search_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`format` integer NOT NULL,
	`whole` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `search_word` (
	`word` text PRIMARY KEY NOT NULL,
	`cases` integer NOT NULL,
	`people` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE VIRTUAL TABLE `case_search` USING fts5 (`number`, `words`, `person`, `facets`, content = 'case_index', content_rowid = 'key', detail = column, prefix = '1 2 3 4', tokenize = 'ascii');
--> statement-breakpoint
INSERT INTO `case_search` (`case_search`, `rank`) VALUES ('secure-delete', 1);
--> statement-breakpoint
CREATE TRIGGER `note_no_update` BEFORE UPDATE ON `note`
BEGIN SELECT RAISE(ABORT, 'note is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `note_no_delete` BEFORE DELETE ON `note`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'note' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'note is append-only: a row cannot be removed without a disposal'); END;
