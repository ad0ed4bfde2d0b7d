/** The ports on DynamoDB, S3, SQS and Secrets Manager. */
@NullMarked
package fr.passerelle.aws;

import org.jspecify.annotations.NullMarked;
